/** A coloured square with initials: no picture needs to be fetched. */
export function Avatar({ id, name, isApp = false }: { id: string; name: string; isApp?: boolean }) {
  const hue = [...id].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 360, 7);
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? "")
    .join("");
  return (
    <span
      className={isApp ? "avatar app" : "avatar"}
      style={isApp ? undefined : { background: `hsl(${hue} 45% 38%)` }}
      aria-hidden="true"
    >
      {isApp ? "▤" : initials.toUpperCase()}
    </span>
  );
}
