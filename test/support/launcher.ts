import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { type Collection, MongoClient } from "mongodb";
import { freePort, type StartedProcess, startProcess, waitForOutput } from "./processes";

const scripts = resolve(__dirname, "../../scripts");

/** The stand-in for mongod. */
export const launcherPath = resolve(scripts, "mongod-ferretdb");

/** Whether this machine has what the stand-in needs. With a mongod of its own it has not, and needs it not. */
export function launcherIsInstalled(): boolean {
  return spawnSync("bash", ["-c", `. "${scripts}/cache.sh" && fallback_is_installed`]).status === 0;
}

/** A running server with one client, on a data directory of the caller's. */
export type LaunchedServer = {
  server: StartedProcess;
  client: MongoClient;
  notes: Collection<{ _id: number }>;
};

/** Starts the stand-in as a shell would and connects to it. */
export async function launchServer(dataDirectory: string): Promise<LaunchedServer> {
  const port = String(await freePort());
  return connect(startProcess(launcherPath, ["--port", port, "--dbpath", dataDirectory, "--noauth"]));
}

/** Waits until a server says that it is ready, and connects to it. */
export async function connect(server: StartedProcess): Promise<LaunchedServer> {
  const [, address] = await waitForOutput(server, /Waiting for connections on (\S+)/);
  const client = new MongoClient(`mongodb://${address}/`, { serverSelectionTimeoutMS: 5000 });
  await client.connect();
  return { server, client, notes: client.db("kept").collection<{ _id: number }>("notes") };
}
