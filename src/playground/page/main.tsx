import { createRoot } from "react-dom/client";
import { App } from "./App";
import "./styles/base.css";
import "./styles/frame.css";
import "./styles/hints.css";
import "./styles/home.css";
import "./styles/messages.css";
import "./styles/threads.css";
import "./styles/blocks.css";
import "./styles/elements.css";
import "./styles/tables.css";
import "./styles/charts.css";
import "./styles/dialogs.css";

const root = document.getElementById("root");
if (!root) throw new Error("the page has no element with the id root");

const start = { as: root.dataset.person ?? "", place: root.dataset.channel ?? "" };
createRoot(root).render(<App start={start} />);
