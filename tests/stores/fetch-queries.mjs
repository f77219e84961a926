// node fetch-queries.mjs FOLDER ENDPOINT FILE…
// Sends each file unchanged to the endpoint by npm's fetch-sparql-endpoint, which is installed in the folder; prints a line of
// JSON with the rows for each. A term is its kind, its text, its language and its datatype.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [folder, endpoint, ...files] = process.argv.slice(2);
const { SparqlEndpointFetcher } = createRequire(`${folder}/`)("fetch-sparql-endpoint");
const fetcher = new SparqlEndpointFetcher();

for (const file of files) {
    const rows = [];
    const found = await fetcher.fetchBindings(endpoint, readFileSync(file, "utf-8"));
    await new Promise((done, failed) => {
        found.on("data", (row) => rows.push(row)).on("end", done).on("error", failed);
    });
    const term = ({ termType, value, language, datatype }) => [termType, value, language ?? "", datatype?.value ?? ""];
    const plain = (row) => Object.fromEntries(Object.entries(row).map(([name, one]) => [name, term(one)]));
    console.log(JSON.stringify({ file, rows: rows.map(plain) }));
}
