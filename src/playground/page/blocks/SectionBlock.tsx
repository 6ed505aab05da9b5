import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { Element } from "../elements/Element";
import { keyed } from "../keyed";
import { TextObject, textOf } from "../text/TextObject";

/** Text, or two columns of it, with one element beside it. */
export function SectionBlock({ block }: { block: JsonObject }) {
  const fields: readonly unknown[] = Array.isArray(block.fields) ? block.fields : [];
  return (
    <div className="section">
      <div className="section-text">
        {isObject(block.text) && <TextObject value={block.text} />}
        {fields.length > 0 && (
          <div className="fields">
            {keyed(fields).map(({ key, item }) => (
              <div key={key} className="field-text">
                <TextObject value={item} />
              </div>
            ))}
          </div>
        )}
      </div>
      {isObject(block.accessory) && (
        <div className="accessory">
          <Element
            element={block.accessory}
            blockId={String(block.block_id)}
            isSentAtOnce
            label={block.accessory.type === "button" ? "" : textOf(block.accessory.placeholder)}
          />
        </div>
      )}
    </div>
  );
}
