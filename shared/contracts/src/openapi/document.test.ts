import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { type Route, wholeApi } from '../index.ts';
import { openApiDocument } from './index.ts';

test.each([undefined, 'auth', 'directory', 'chat', 'notifications', 'analytics'] as const)(
  'the document of %s is valid OpenAPI 3.1',
  async (service) => {
    const validator = new Validator();
    const result = await validator.validate(
      structuredClone(openApiDocument(service)) as unknown as Record<string, unknown>,
    );
    expect(result.errors ?? []).toEqual([]);
    expect(result.valid).toBe(true);
    expect(validator.version).toBe('3.1');
  },
);

test('every route of the contracts is an operation, under its own name', () => {
  const { paths } = openApiDocument();
  for (const [group, routes] of Object.entries(wholeApi)) {
    for (const [name, { path, method }] of Object.entries(routes) as [string, Route][]) {
      const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
      expect(operation?.operationId).toBe(`${group}.${name}`);
    }
  }
});

test('inputs are closed, answers may grow, and every reference leads somewhere', () => {
  const document = openApiDocument();
  const { schemas } = document.components;
  expect(schemas.SignInInput?.additionalProperties).toBe(false);
  expect(schemas.Person?.additionalProperties).toBeUndefined();
  const references = [...JSON.stringify(document).matchAll(/#\/components\/schemas\/(\w+)/g)].map(
    ([, name]) => name,
  );
  expect(references.length).toBeGreaterThan(20);
  for (const name of references) expect(schemas).toHaveProperty(String(name));
});

test('a service is told of its own routes only', () => {
  expect(Object.keys(openApiDocument('auth').paths).every((path) => path.startsWith('/api/v1/auth'))).toBe(
    true,
  );
});
