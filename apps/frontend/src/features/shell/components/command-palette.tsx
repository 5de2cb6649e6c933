'use client';

import { AriaLanguage, Dialog } from '@todo/ui';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Autocomplete } from 'react-aria-components/Autocomplete';
import { Input } from 'react-aria-components/Input';
import { Menu, MenuItem } from 'react-aria-components/Menu';
import { SearchField } from 'react-aria-components/SearchField';
import { useFilter } from 'react-aria-components';
import { useTranslations } from 'use-intl/react';
import { type Command, useCommands } from '../use-commands';

type Props = { readonly onClose: () => void; readonly onHelp: () => void };

/** Everything by name: views, actions, and a search for whatever else was typed. */
export function CommandPalette(props: Props) {
  return (
    <AriaLanguage>
      <Palette {...props} />
    </AriaLanguage>
  );
}

function Palette({ onClose, onHelp }: Props) {
  const translate = useTranslations('palette');
  const router = useRouter();
  const [text, setText] = useState('');
  const { contains } = useFilter({ sensitivity: 'base' });
  const wanted = text.trim();
  const found = useCommands(onHelp).filter(({ label }) => contains(label, wanted));
  const search: Command[] =
    wanted === ''
      ? []
      : [
          {
            id: 'search',
            label: translate('searchFor', { words: wanted }),
            run: () => router.push(`/tasks?q=${encodeURIComponent(wanted)}`),
          },
        ];
  const commands = [...found, ...search];
  return (
    <Dialog title={translate('title')} isTitleHidden place="top" isOpen onClose={onClose}>
      <Autocomplete inputValue={text} onInputChange={setText}>
        <SearchField aria-label={translate('title')} autoFocus>
          <Input
            {...(text === '' ? {} : { dir: 'auto' as const })}
            placeholder={translate('placeholder')}
            className="h-13 w-full border-b border-line bg-transparent px-5 text-base outline-none placeholder:text-faint page-rtl:text-right"
          />
        </SearchField>
        <Menu
          aria-label={translate('title')}
          items={commands}
          className="max-h-[min(30rem,70dvh)] overflow-auto p-1.5 outline-none"
          onAction={(id) => {
            onClose();
            commands.find((command) => command.id === id)?.run();
          }}
        >
          {({ id, label, icon: Icon }) => (
            <MenuItem
              id={id}
              textValue={label}
              className="flex min-h-10 cursor-pointer items-center gap-3 rounded-md px-3.5 text-sm outline-none data-focused:bg-sunken"
            >
              {Icon ? <Icon aria-hidden className="size-4 text-faint" /> : null}
              <bdi className="truncate">{label}</bdi>
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
