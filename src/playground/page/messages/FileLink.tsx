import type { ShownMessage } from "../../snapshot";
import { usePlayground } from "../playground-context";

function sizeInWords(bytes: number): string {
  return bytes < 1024 ? `${bytes} B` : `${(bytes / 1024).toFixed(1)} kB`;
}

/** A file in a message, to download. */
export function FileLink({ file }: { file: ShownMessage["files"][number] }) {
  const { as } = usePlayground();
  const address = `/files/${encodeURIComponent(file.id)}/${encodeURIComponent(file.name)}?as=${encodeURIComponent(as)}`;
  return (
    <a className="file" href={address} download={file.name}>
      <span aria-hidden="true">📄</span>
      <span>
        <b dir="auto">{file.title}</b>
        <small>
          {file.name}, {sizeInWords(file.size)}
        </small>
      </span>
    </a>
  );
}
