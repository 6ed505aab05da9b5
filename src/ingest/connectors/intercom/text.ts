import { plainText } from "../plain-text";

const LINK = /<a\b[^>]*\bhref\s*=\s*(["'])(.*?)\1[^>]*>([\s\S]*?)<\/a\s*>/gi;

/**
 * One line of plain text. Webhooks bring HTML up to API version 2.14 and plain text from 2.15 on, the API
 * brings HTML; links are written as Intercom's plain text does, the address in brackets behind the words.
 */
export function textOf(body: string): string {
  const spelled = body.replace(LINK, (_link, _quote, address: string, words: string) =>
    words.trim() === address.trim() ? words : `${words} (${address})`,
  );
  return plainText(spelled).replace(/\s+/g, " ").trim();
}
