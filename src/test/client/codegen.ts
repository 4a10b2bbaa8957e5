import type { CodegenConfig } from '@graphql-codegen/cli';

// The committed schema and the operations that are shipped; nothing is asked of a running program.
const config: CodegenConfig = {
  schema: '../../main/graphql/schema.graphql',
  documents: ['../graphql/**/*.graphql'],
  generates: {
    'generated/operations.ts': {
      plugins: ['typescript-operations', 'typed-document-node'],
      config: {
        strictScalars: true,
        useTypeImports: true,
        enumsAsTypes: true,
        skipTypename: true,
        scalars: {
          // Exact on the wire, and kept so: a JavaScript number would round them.
          Decimal: 'string',
          Points: 'string',
          BigDecimal: 'string',
          BigInteger: 'string',
          Date: 'string',
          DateTime: 'string',
          Time: 'string',
          _Any: '{ __typename: string } & Record<string, unknown>',
        },
      },
    },
  },
};

export default config;
