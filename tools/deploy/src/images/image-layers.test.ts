import { parseLayers } from './image-layers.ts';

it('lists what each layer costs from the base upwards, without build arguments', () => {
  const history = [
    '0|CMD ["node" "server.js"]',
    '1024|COPY /workspace/out ./ # buildkit',
    '20|RUN |2 PASSWORD=hunter2 MIRROR=x /bin/sh -c npm  ci # buildkit',
    '74000000|/bin/sh -c #(nop) ADD file:1 in / ',
    '',
  ].join('\n');
  expect(parseLayers(history)).toEqual([
    { step: 'ADD file:1 in /', sizeBytes: 74_000_000 },
    { step: 'RUN npm ci', sizeBytes: 20 },
    { step: 'COPY /workspace/out ./', sizeBytes: 1024 },
  ]);
});
