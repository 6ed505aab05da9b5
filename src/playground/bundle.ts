import { join } from "node:path";
import { build } from "esbuild";

/** The page's own script and style, ready to be served. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/**
 * Bundles the page in memory; nothing is written and nothing is fetched.
 * @throws esbuild's error when the page's source does not compile.
 */
export async function bundlePage(): Promise<PageAssets> {
  const result = await build({
    entryPoints: [join(__dirname, "page", "main.tsx")],
    bundle: true,
    write: false,
    outdir: "/",
    format: "iife",
    target: "es2022",
    jsx: "automatic",
    minify: true,
    define: { "process.env.NODE_ENV": '"production"' },
    logLevel: "silent",
  });
  const fileEnding = (ending: string) =>
    result.outputFiles.find((file) => file.path.endsWith(ending))?.text ?? "";
  return { script: fileEnding(".js"), style: fileEnding(".css") };
}

function escapeHtml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
}

/** The one HTML document; everything else is drawn by the script. */
export function pageHtml({
  title,
  person,
  channel,
}: {
  title: string;
  person: string;
  channel: string;
}): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/page.css">
</head>
<body><div id="root" data-person="${escapeHtml(person)}" data-channel="${escapeHtml(channel)}"></div><noscript>The playground needs JavaScript.</noscript><script src="/page.js"></script></body>
</html>
`;
}
