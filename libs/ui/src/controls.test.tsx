import { jest } from '@jest/globals';
import { act, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IconButton } from './icon-button';
import { TextInput } from './text-input';
import { showToast, ToastRegion } from './toast';

describe('the controls', () => {
  it('gives an icon button a name and a hover title', async () => {
    const onPress = jest.fn();
    render(
      <IconButton label="Hide chat" onPress={onPress}>
        <svg />
      </IconButton>,
    );
    const button = screen.getByRole('button', { name: 'Hide chat' });
    await userEvent.click(button);
    expect(button.title).toBe('Hide chat');
    expect(onPress).toHaveBeenCalledTimes(1);
  });

  it('ties the error to the field that has it', () => {
    render(<TextInput label="Email" error="Enter an email address." />);
    const input = screen.getByRole('textbox', { name: 'Email' });
    const described = (input.getAttribute('aria-describedby') ?? '').split(' ');
    expect(described.map((id) => document.getElementById(id)?.textContent)).toContain('Enter an email address.');
    expect(input.getAttribute('aria-invalid')).toBe('true');
  });

  it('shows a toast until its action is taken', async () => {
    const onPress = jest.fn();
    render(<ToastRegion label="Messages" dismissLabel="Dismiss" />);
    act(() => showToast({ text: 'Moved to the trash.', action: { label: 'Undo', onPress } }));
    await userEvent.click(await screen.findByRole('button', { name: 'Undo' }));
    expect(onPress).toHaveBeenCalledTimes(1);
    expect(screen.queryByText('Moved to the trash.')).toBeNull();
  });
});
