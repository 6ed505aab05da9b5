import { accessibility, type ElementProps, text } from "./props";

const INPUT_TYPES: Readonly<Record<string, readonly [input: string, property: string, label: string]>> = {
  datepicker: ["date", "selected_date", "Date"],
  timepicker: ["time", "selected_time", "Time"],
};

/** datepicker and timepicker. */
export function DateElement(props: ElementProps) {
  const type = String(props.element.type);
  const [inputType, property, label] = INPUT_TYPES[type] ?? ["text", "value", ""];
  return (
    <input
      {...accessibility(props)}
      aria-label={props.label || label}
      className="field date"
      type={inputType}
      value={text(props.value?.[property])}
      onChange={(event) => props.change({ type, [property]: event.target.value || null })}
    />
  );
}

const pad = (value: number) => String(value).padStart(2, "0");

function localMinute(seconds: unknown): string {
  if (typeof seconds !== "number") return "";
  const date = new Date(seconds * 1000);
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `${day}T${pad(date.getHours())}:${pad(date.getMinutes())}`;
}

/** datetimepicker: an instant, shown in the browser's zone. */
export function DateTimeElement(props: ElementProps) {
  const choose = (local: string) => {
    const instant = local === "" ? null : Math.floor(new Date(local).getTime() / 1000);
    props.change({ type: "datetimepicker", selected_date_time: instant });
  };
  return (
    <input
      {...accessibility(props)}
      aria-label={props.label || "Date and time"}
      className="field date"
      type="datetime-local"
      value={localMinute(props.value?.selected_date_time)}
      onChange={(event) => choose(event.target.value)}
    />
  );
}
