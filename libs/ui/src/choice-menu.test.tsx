import { jest } from '@jest/globals';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { ChoiceMenu } from './choice-menu';

// jsdom has no CSS namespace; React Aria escapes its selectors with it.
Object.assign(globalThis, { CSS: { escape: (text: string) => text } });

it('keeps sections apart that share a name with a choice of another', async () => {
  const onChoose = jest.fn();
  render(
    <ChoiceMenu
      label="Filter and sort"
      onChoose={onChoose}
      sections={[
        {
          id: 'priority',
          label: 'Priority',
          value: 'any',
          choices: [
            { id: 'any', label: 'any' },
            { id: 'high', label: 'high' },
          ],
        },
        {
          id: 'sort',
          label: 'Sort by',
          value: 'title',
          choices: [
            { id: 'title', label: 'Title' },
            { id: 'priority', label: 'By priority' },
          ],
        },
      ]}
      icon={<svg />}
    />,
  );
  await userEvent.click(screen.getByRole('button', { name: 'Filter and sort' }));
  const choices = await screen.findAllByRole('menuitemradio');
  expect(choices.map(({ textContent }) => textContent)).toEqual(['any', 'high', 'Title', 'By priority']);
  await userEvent.click(screen.getByRole('menuitemradio', { name: 'high' }));
  expect(onChoose).toHaveBeenCalledWith('priority', 'high');
});
