import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Component, type ReactNode, Suspense } from 'react';
import { forgetFailedParts, lazyPart } from './lazy-part';

class Boundary extends Component<{ readonly children: ReactNode }, { readonly hasFailed: boolean }> {
  override state = { hasFailed: false };

  static getDerivedStateFromError() {
    return { hasFailed: true };
  }

  override render() {
    const retry = () => {
      forgetFailedParts();
      this.setState({ hasFailed: false });
    };
    return this.state.hasFailed ? <button onClick={retry}>Try again</button> : this.props.children;
  }
}

it('loads code anew when trying again after it did not come', async () => {
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
  const load = jest
    .fn<() => Promise<(props: { readonly name: string }) => ReactNode>>()
    .mockRejectedValueOnce(new Error('The network is away.'))
    .mockRejectedValueOnce(new Error('The network is away.'))
    .mockResolvedValue(({ name }) => <p>Hello {name}</p>);
  const Part = lazyPart(load);
  render(
    <Boundary>
      <Suspense>
        <Part name="Aisha" />
      </Suspense>
    </Boundary>,
  );
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  await userEvent.click(await screen.findByRole('button', { name: 'Try again' }));
  expect(await screen.findByText('Hello Aisha')).toBeTruthy();
  expect(load).toHaveBeenCalledTimes(3);
});
