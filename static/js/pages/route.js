// The public page of a route: everything works without this file; it adds the sun button, which the map in its frame
// follows. Entry of templates/tours/route.html; nothing imports it.
import { isSun, startSunButton } from "../ui/theme.js";

const button = document.getElementById("sun");
const frame = document.getElementById("map-frame");

startSunButton(button);
button?.addEventListener("click", dressMap);
// A lazy frame may have read the remembered theme before the button was pressed, or come after it.
frame?.addEventListener("load", dressMap);
document.documentElement.dataset.state = "ready";

function dressMap() {
  const map = frame?.contentDocument?.documentElement;
  if (map) map.dataset.theme = isSun() ? "sonne" : "auto";
}
