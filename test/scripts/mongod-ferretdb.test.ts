import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { launcherPath } from "../support/launcher";
import { freePort, startProcess } from "../support/processes";

let dataDirectory: string;

beforeAll(async () => {
  dataDirectory = await mkdtemp(join(tmpdir(), "caseboard-launcher-"));
});

afterAll(async () => {
  await rm(dataDirectory, { recursive: true, force: true });
});

async function refusal(...parameters: string[]): Promise<string> {
  const server = startProcess(launcherPath, parameters);
  expect(await server.ended).not.toBe(0);
  return server.output();
}

describe("the launcher", () => {
  it("tells its version as mongod does", async () => {
    const asked = startProcess(launcherPath, ["--version"]);
    expect(await asked.ended).toBe(0);
    expect(asked.output()).toMatch(/^db version v7\.0\.77$/m);
  });

  it("refuses in words what it cannot do", async () => {
    const port = String(await freePort());
    const usual = ["--port", port, "--dbpath", dataDirectory];
    expect(await refusal(...usual, "--replSet", "rs0")).toContain("cannot be a replica set");
    expect(await refusal(...usual, "--auth")).toContain("has no accounts");
    expect(await refusal(...usual, "--bind_ip", "0.0.0.0")).toContain("only 127.0.0.1 is served");
    expect(await refusal(...usual, "--fork")).toContain("--fork is not an option known here");
    expect(await refusal("--port=0", `--dbpath=${dataDirectory}`)).toContain("not a port number");
    expect(await refusal("--port", port)).toContain("--dbpath is missing");
    expect(await refusal("--port", port, "--dbpath")).toContain("--dbpath needs a value");
    expect(await refusal("--port", port, "--dbpath", join(dataDirectory, "none"))).toContain(
      "does not exist",
    );
  });

  it("says which piece is missing and how to get it", async () => {
    const port = String(await freePort());
    const cache = join(dataDirectory, "empty-cache");
    const said = await refusal("--port", port, "--dbpath", dataDirectory, "--cache-directory", cache);
    expect(said).toMatch(/MissingPiece: .*(DocumentDB|bubblewrap).* not .*Run: bash .*setup\.sh/);
  });

  it("says that a port is taken", async () => {
    const port = await freePort();
    const other = createServer();
    await new Promise<void>((listening) => other.listen(port, "127.0.0.1", listening));
    try {
      const said = await refusal("--port", String(port), "--dbpath", dataDirectory);
      expect(said).toContain(`Port ${port} of 127.0.0.1 is taken`);
    } finally {
      other.close();
    }
  });
});
