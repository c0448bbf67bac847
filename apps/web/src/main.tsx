import { render } from "solid-js/web";
import "./styles/index.css";
import { App } from "./app/App.tsx";
import { applyAppearance } from "./app/appearance.ts";
import { watchNetwork } from "./data/connection.ts";

const place = document.getElementById("octant");
if (!place) throw new Error("index.html has no place for the app");
applyAppearance();
watchNetwork(window);
render(() => <App />, place);
