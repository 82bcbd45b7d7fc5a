// Starts the govuk-frontend parts that are on the page. Every page also works without this.
import { initAll } from "./govuk-frontend.min.js";

initAll();
