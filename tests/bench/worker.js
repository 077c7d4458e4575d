// One node subject in a process of its own; the protocol is that of worker.py.
"use strict";
const fs = require("fs");
const path = require("path");
const readline = require("readline");

const [name, folder, modules] = process.argv.slice(2);
const load = (module) => require(path.join(modules, "node_modules", module));

function docxtemplater(place) {
  const PizZip = load("pizzip");
  const Docxtemplater = load("docxtemplater");
  const content = fs.readFileSync(path.join(place, "docxtemplater.docx"));
  return async (context) => {
    const filled = new Docxtemplater(new PizZip(content), { paragraphLoop: true });
    filled.render(context);
    return filled.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
  };
}

function carbone(place) {
  const library = load("carbone");
  const template = path.resolve(place, "carbone.docx");
  return (context) =>
    new Promise((done, failed) =>
      library.render(template, context, (error, result) => (error ? failed(error) : done(result)))
    );
}

// carbone repeats objects only, so a list of texts becomes one of objects, before any timing
function wrapped(value) {
  if (Array.isArray(value)) {
    return value.map((item) => (typeof item === "string" ? { text: item } : wrapped(item)));
  }
  if (typeof value === "boolean") return value ? "1" : ""; // its conditions ask for emptiness
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, wrapped(item)]));
}

const kinds = {};

function ready(kind) {
  if (!kinds[kind]) {
    const place = path.join(folder, kind);
    const contexts = JSON.parse(fs.readFileSync(path.join(place, "contexts.json"), "utf8"));
    const records = name === "carbone" ? contexts.map(wrapped) : contexts;
    kinds[kind] = [{ docxtemplater, carbone }[name](place), records];
  }
  return kinds[kind];
}

async function answer(request) {
  const [render, contexts] = ready(request.kind);
  const walls = [];
  let output = null;
  const cpu = process.cpuUsage();
  for (let number = request.first; number < request.first + request.count; number++) {
    const context = contexts[number % contexts.length];
    const start = process.hrtime.bigint();
    output = await render(context);
    walls.push(Number(process.hrtime.bigint() - start));
  }
  const used = process.cpuUsage(cpu);
  if (request.save) fs.writeFileSync(request.save, output);
  return { wall_ns: walls, cpu_ns: (used.user + used.system) * 1000, size: output.length };
}

async function main() {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    process.stdout.write(JSON.stringify(await answer(JSON.parse(line))) + "\n");
  }
}

main();
