import { readDatabaseSettings } from "../../../src/storage/embedded/settings";

describe("the database's settings", () => {
  it("have a default for everything but the home directory", () => {
    expect(readDatabaseSettings({ HOME: "/home/ada", PATH: "/usr/bin:/bin" }, "/srv/caseboard")).toEqual({
      mongodbUri: null,
      dataDirectory: "/srv/caseboard/.caseboard",
      cacheDirectory: "/home/ada/.cache/caseboard",
      searchPath: "/usr/bin:/bin",
    });
  });

  it("follow the variables, with relative directories seen from the working directory", () => {
    const environment = {
      MONGODB_URI: "mongodb://db.example.com/caseboard",
      CASEBOARD_DATA_DIR: "kept",
      CASEBOARD_CACHE_DIR: "/var/cache/caseboard",
      XDG_CACHE_HOME: "/var/cache/ada",
    };
    expect(readDatabaseSettings(environment, "/srv")).toEqual({
      mongodbUri: "mongodb://db.example.com/caseboard",
      dataDirectory: "/srv/kept",
      cacheDirectory: "/var/cache/caseboard",
      searchPath: "",
    });
    expect(readDatabaseSettings({ XDG_CACHE_HOME: "/var/cache/ada" }, "/srv").cacheDirectory).toBe(
      "/var/cache/ada/caseboard",
    );
  });

  it("take an empty variable as absent", () => {
    const { mongodbUri, dataDirectory } = readDatabaseSettings(
      { MONGODB_URI: "", CASEBOARD_DATA_DIR: "" },
      "/srv",
    );
    expect({ mongodbUri, dataDirectory }).toEqual({ mongodbUri: null, dataDirectory: "/srv/.caseboard" });
  });
});
