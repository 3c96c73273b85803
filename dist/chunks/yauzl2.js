import { t as require_yauzl } from "./yauzl.js";

export default require_yauzl();

export {  };