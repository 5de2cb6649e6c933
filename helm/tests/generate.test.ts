import { readDocumentedValues } from '../nx/documented-values.ts';
import { renderReadme } from '../nx/render-readme.ts';
import { renderSchema } from '../nx/render-schema.ts';

const values = `# About the file.

# -- How many.
# @schema {minimum: 1}
count: 2

service:
  # -- What it is called.
  name: todo
  limits:
    # -- Most memory; a | stands for nothing.
    # @schema {$ref: '#/definitions/tag'}
    memory: ''
# -- Names of others.
# @schema {items: {type: string}}
others: []
`;

describe('values.yaml', () => {
  it('becomes a schema in which every object is closed', () => {
    const { properties, additionalProperties } = JSON.parse(renderSchema(readDocumentedValues(values)));
    expect(additionalProperties).toBe(false);
    expect(properties).toEqual({
      count: { description: 'How many.', default: 2, type: 'integer', minimum: 1 },
      service: {
        type: 'object',
        additionalProperties: false,
        properties: {
          name: { description: 'What it is called.', default: 'todo', type: 'string' },
          limits: {
            type: 'object',
            additionalProperties: false,
            properties: {
              memory: {
                description: 'Most memory; a | stands for nothing.',
                default: '',
                allOf: [{ $ref: '#/definitions/tag' }],
              },
            },
          },
        },
      },
      others: { description: 'Names of others.', default: [], type: 'array', items: { type: 'string' } },
      global: expect.anything(),
    });
  });

  it('becomes tables between the marks of the page, and leaves the rest of it alone', () => {
    const page = `# Chart\n${'<!-- values: generated from values.yaml by "npx nx run helm-chart:generate" -->'}\nold\n<!-- /values -->\nend\n`;
    const rendered = renderReadme(page, readDocumentedValues(values));
    expect(rendered).toContain('| `count` | `2` | How many. |');
    expect(rendered).toContain('### `service`');
    expect(rendered).toContain('| `service.limits.memory` | `""` | Most memory; a \\| stands for nothing. |');
    expect(rendered).not.toContain('old');
    expect(rendered).toMatch(/^# Chart\n[^]*\nend\n$/);
  });

  it.each([
    ['a value that says nothing about itself', 'count: 2\n', 'count: say what it is'],
    ['a nested one', 'a:\n  b: 2\n', 'a.b: say what it is'],
    [
      'constraints that are no map',
      '# -- How many.\n# @schema minimum\ncount: 2\n',
      'count: "@schema minimum" is not a map',
    ],
  ])('is refused with %s', (_, text, complaint) => {
    expect(() => readDocumentedValues(text)).toThrow(complaint);
  });

  it('is refused with a default that shows no type', () => {
    expect(() => renderSchema(readDocumentedValues('# -- How many.\ncount:\n'))).toThrow('count: give it a default');
  });
});
