import { t as decompress } from "./esm2.js";

export { decompress };