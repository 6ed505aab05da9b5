import { useState } from "react";
import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { usePlayground } from "../playground-context";

function addressOf(image: JsonObject, as: string): string {
  if (typeof image.image_url === "string") return image.image_url;
  const file = isObject(image.slack_file) ? image.slack_file : {};
  return `/files/${encodeURIComponent(String(file.id ?? ""))}/image?as=${encodeURIComponent(as)}`;
}

/** An image; where it cannot be loaded, its alt text and address stand in its place. */
export function ImageElement({ image }: { image: JsonObject }) {
  const { as } = usePlayground();
  const [isBroken, setBroken] = useState(false);
  const address = addressOf(image, as);
  const altText = String(image.alt_text ?? "");
  if (isBroken) {
    return (
      <span className="broken-image">
        <b>Image not loaded:</b> {altText} <code>{address}</code>
      </span>
    );
  }
  return <img className="image" src={address} alt={altText} onError={() => setBroken(true)} />;
}
