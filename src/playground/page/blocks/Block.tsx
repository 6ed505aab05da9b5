import type { ComponentType } from "react";
import { isObject } from "../../slack-stand-in/parameters";
import type { JsonObject } from "../../slack-stand-in/types";
import { Visualization } from "../charts/Visualization";
import { Element } from "../elements/Element";
import { ImageElement } from "../elements/ImageElement";
import { keyed } from "../keyed";
import { TextObject, textOf } from "../text/TextObject";
import { DataTable } from "./DataTable";
import { InputBlock } from "./InputBlock";
import { MarkdownBlock } from "./MarkdownBlock";
import { RichText } from "./RichText";
import { SectionBlock } from "./SectionBlock";
import { TableBlock } from "./TableBlock";

interface BlockProps {
  readonly block: JsonObject;
}

const elements = (block: JsonObject): JsonObject[] =>
  Array.isArray(block.elements) ? block.elements.filter(isObject) : [];

function HeaderBlock({ block }: BlockProps) {
  return (
    <h3 className="header-block" dir="auto">
      {textOf(block.text)}
    </h3>
  );
}

function ContextBlock({ block }: BlockProps) {
  return (
    <div className="context">
      {keyed(elements(block)).map(({ key, item }) =>
        item.type === "image" ? (
          <ImageElement key={key} image={item} />
        ) : (
          <TextObject key={key} value={item} />
        ),
      )}
    </div>
  );
}

function ActionsBlock({ block }: BlockProps) {
  return (
    <div className="actions">
      {keyed(elements(block)).map(({ key, item }) => (
        <Element key={key} element={item} blockId={String(block.block_id)} isSentAtOnce />
      ))}
    </div>
  );
}

function ImageBlock({ block }: BlockProps) {
  return (
    <figure className="image-block">
      {isObject(block.title) && <figcaption>{textOf(block.title)}</figcaption>}
      <ImageElement image={block} />
    </figure>
  );
}

function AlertBlock({ block }: BlockProps) {
  return (
    <div className={`alert ${String(block.level ?? "default")}`} role="alert">
      <TextObject value={block.text} />
    </div>
  );
}

const DRAWN_BY: Readonly<Record<string, ComponentType<BlockProps>>> = {
  header: HeaderBlock,
  section: SectionBlock,
  divider: () => <hr />,
  context: ContextBlock,
  actions: ActionsBlock,
  input: InputBlock,
  image: ImageBlock,
  rich_text: ({ block }) => <RichText elements={block.elements} />,
  markdown: MarkdownBlock,
  alert: AlertBlock,
  table: TableBlock,
  data_table: DataTable,
  data_visualization: Visualization,
};

/** Draws one block; a type that Slack does not know is said so in its place. */
export function Block({ block }: BlockProps) {
  const Drawn = DRAWN_BY[String(block.type)];
  return Drawn ? (
    <Drawn block={block} />
  ) : (
    <p className="unknown">Slack knows no block “{String(block.type)}”</p>
  );
}

/** Draws the blocks of a message or view, one below the other. */
export function Blocks({ blocks }: { blocks: readonly JsonObject[] }) {
  return (
    <div className="blocks">
      {blocks.map((block) => (
        <Block key={String(block.block_id)} block={block} />
      ))}
    </div>
  );
}
