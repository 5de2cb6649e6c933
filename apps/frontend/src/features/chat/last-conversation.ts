'use client';

/** A tab goes on with its own conversation after a reload; another account's is never looked for. */
const keyOf = (accountId: string) => `chat:${accountId}`;

export function lastConversation(accountId: string): string | null {
  return sessionStorage.getItem(keyOf(accountId));
}

export function rememberConversation(accountId: string, threadId: string | null): void {
  if (threadId === null) sessionStorage.removeItem(keyOf(accountId));
  else sessionStorage.setItem(keyOf(accountId), threadId);
}
