export interface DateReader {
  readonly timeZone: string;
  /** Milliseconds since 1970: decides what "today" is. */
  readonly now: number;
}

const DATE_STYLES: Readonly<Record<string, Intl.DateTimeFormatOptions>> = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: { year: "numeric", month: "long", day: "numeric" },
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_long: { weekday: "long", year: "numeric", month: "long", day: "numeric" },
  time: { hour: "numeric", minute: "2-digit" },
  time_secs: { hour: "numeric", minute: "2-digit", second: "2-digit" },
};

const DAY = 86_400_000;

function formatPart(date: Date, style: string, timeZone: string): string | null {
  const options = DATE_STYLES[style];
  if (!options) return null;
  const locale = style === "date_num" ? "en-CA" : "en-US";
  return new Intl.DateTimeFormat(locale, { ...options, timeZone }).format(date);
}

function prettyDay(date: Date, { timeZone, now }: DateReader): string | null {
  const day = (instant: number) => formatPart(new Date(instant), "date_num", timeZone);
  const own = day(date.getTime());
  if (own === day(now)) return "today";
  if (own === day(now - DAY)) return "yesterday";
  return own === day(now + DAY) ? "tomorrow" : null;
}

function ago(seconds: number): string {
  const amount = Math.abs(seconds);
  const [size, unit] =
    amount < 60
      ? [1, "second"]
      : amount < 3600
        ? [60, "minute"]
        : amount < 86_400
          ? [3600, "hour"]
          : [86_400, "day"];
  const count = Math.round(amount / Number(size));
  const words = `${count} ${unit}${count === 1 ? "" : "s"}`;
  return seconds > 0 ? `in ${words}` : `${words} ago`;
}

function readToken(token: string, date: Date, reader: DateReader): string | null {
  if (token === "ago") return ago(Math.round((date.getTime() - reader.now) / 1000));
  const pretty = /^(.*)_pretty$/.exec(token);
  if (pretty) return prettyDay(date, reader) ?? formatPart(date, pretty[1] ?? "", reader.timeZone);
  return formatPart(date, token, reader.timeZone);
}

/** Writes `<!date^…>` in the reader's zone; the fallback when a token is not Slack's. */
export function formatSlackDate(
  { timestamp, format, fallback }: { timestamp: number; format: string; fallback: string },
  reader: DateReader,
): string {
  const date = new Date(timestamp * 1000);
  if (Number.isNaN(date.getTime())) return fallback;
  let isKnown = true;
  const written = format.replace(/\{(\w+)\}/g, (_whole, token: string) => {
    const text = readToken(token, date, reader);
    if (text === null) isKnown = false;
    return text ?? "";
  });
  return isKnown ? written : fallback;
}
