'use client';

import { useState } from 'react';

/** Which tasks are marked for a change of several at once. */
export function useSelection() {
  const [isOn, setIsOn] = useState(false);
  const [ids, setIds] = useState<ReadonlySet<number>>(new Set());
  const clear = () => {
    setIsOn(false);
    setIds(new Set());
  };
  return {
    isOn,
    ids,
    clear,
    toggleMode: () => (isOn ? clear() : setIsOn(true)),
    choose: (chosen: Iterable<number>) => {
      setIsOn(true);
      setIds(new Set(chosen));
    },
    toggle: (id: number) => {
      setIsOn(true);
      setIds((now) => {
        const next = new Set(now);
        if (!next.delete(id)) next.add(id);
        return next;
      });
    },
  };
}

export type Selection = ReturnType<typeof useSelection>;
