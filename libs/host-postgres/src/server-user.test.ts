import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isReachable, serverUser } from './server-user.ts';

const passwd = 'root:x:0:0:root:/root:/bin/bash\nnobody:x:65534:65533:nobody:/:/bin/false\n';

describe('serverUser', () => {
  it('leaves an ordinary user alone', () => {
    expect(serverUser(1000, '')).toBeUndefined();
  });
  it('leaves Windows alone, which has no user ids', () => {
    expect(serverUser(undefined, '')).toBeUndefined();
  });
  it('hands root to postgres when that user is there', () => {
    expect(serverUser(0, `${passwd}postgres:x:101:104::/var/lib/postgresql:/bin/bash\n`)).toEqual({
      uid: 101,
      gid: 104,
    });
  });
  it('hands root to nobody otherwise', () => {
    expect(serverUser(0, passwd)).toEqual({ uid: 65534, gid: 65533 });
  });
  it('says what to do when there is neither', () => {
    expect(() => serverUser(0, 'root:x:0:0::/:/bin/sh')).toThrow(/no user "postgres"/);
  });
});

describe('a folder', () => {
  let home: string;

  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'todo-home-'));
    await mkdir(join(home, 'checkout'));
  });

  afterEach(async () => {
    await rm(home, { recursive: true, force: true });
  });

  it('is reachable for others when every folder above it lets them through', async () => {
    await chmod(home, 0o711);
    expect(isReachable(join(home, 'checkout'))).toBe(true);
  });

  it('is not when a home above it is closed', async () => {
    await chmod(home, 0o700);
    expect(isReachable(join(home, 'checkout'))).toBe(false);
  });
});
