// The play page on a group's own phone. Entry of templates/play/play.html; nothing imports it.
import * as ports from "../ports/phone.js";
import { startPlay } from "./play-start.js";

startPlay(ports);
