// Composes the schema as the program serves it to a router with a second graph that knows customers by their number.
import { readFileSync } from 'node:fs';
import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';

const served = process.argv[2];
const kequn = readFileSync(served, 'utf8');
const branches = `
extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@external", "@requires"])

type Customer @key(fields: "customerNo") {
  customerNo: String
  appointments: [Appointment!]!
}

type Appointment @key(fields: "id") {
  id: ID!
  customer: Customer!
  at: String!
}

type Query {
  appointments: [Appointment!]!
}
`;

const compose = (...graphs) =>
  composeServices(graphs.map(([name, sdl]) => ({ name, typeDefs: parse(sdl), url: `http://${name}/graphql` })));
const fail = (why) => {
  console.error(why);
  process.exit(1);
};

const { supergraphSdl, errors, hints } = compose(['kequn', kequn], ['branches', branches]);
if (errors?.length) fail(errors.map((error) => error.message).join('\n'));
if (!/type Customer[^{]*@join__type\(graph: KEQUN, key: "customerNo"\)/s.test(supergraphSdl)) fail('Customer is not joined');
if (!/appointments: \[Appointment!\]!\s+@join__field\(graph: BRANCHES\)/.test(supergraphSdl)) fail('Nothing is added');

// Without our keys the same must fail: otherwise this shows nothing.
const keyless = compose(['kequn', kequn.replaceAll(/ @key\(fields: "[a-zA-Z]+"\)/g, '')], ['branches', branches]);
if (!keyless.errors?.length) fail('A graph without keys composes too');
console.log(`Composed: ${supergraphSdl.length} characters, ${hints?.length ?? 0} hints`);
