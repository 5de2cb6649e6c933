import { render } from '@testing-library/react';
import { StyleNonce } from './style-nonce';

it('keeps the nonce of its document when a refresh brings another', () => {
  const { rerender } = render(<StyleNonce nonce="first" />);
  rerender(<StyleNonce nonce="second" />);
  // React puts it into the document's head.
  const nonces = [...document.querySelectorAll('meta[property="csp-nonce"]')].map((meta) => meta.getAttribute('nonce'));
  expect(nonces).toEqual(['first']);
});
