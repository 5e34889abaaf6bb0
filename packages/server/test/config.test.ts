import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';
import { clockFrom, isDemo } from '../src/server.ts';

const read = (env: Record<string, string | undefined>) => readConfig(env, '/srv/lingxing');

describe('the environment', () => {
  it.each([
    [{ PORT: 'eighty' }, 'PORT'],
    [{ PORT: '70000' }, 'PORT'],
    [{ LINGXING_DEMO: 'yes' }, 'LINGXING_DEMO'],
    [{ LINGXING_CLOCK: 'tomorrow' }, 'LINGXING_CLOCK'],
    [{ DATABASE_URL: 'mysql://x', DATABASE_ADMIN_URL: 'postgres://y' }, 'DATABASE_URL'],
  ])('%j is refused with the variable’s name', (env, name) => {
    expect(() => read(env)).toThrow(ConfigError);
    expect(() => read(env)).toThrow(new RegExp(`^${name}：`, 'u'));
  });

  it('takes both addresses of a database or none', () => {
    expect(() => read({ DATABASE_URL: 'postgres://app@db/lx' })).toThrow(/同时设置/u);
    expect(() => read({ DATABASE_ADMIN_URL: 'postgres://owner@db/lx' })).toThrow(/同时设置/u);
    expect(read({ DATABASE_URL: 'postgres://app@db/lx', DATABASE_ADMIN_URL: 'postgres://owner@db/lx' }).database).toEqual({
      url: 'postgres://app@db/lx',
      adminUrl: 'postgres://owner@db/lx',
    });
  });

  it('without anything listens on this machine alone', () => {
    expect(read({})).toEqual({
      port: 7180,
      host: '127.0.0.1',
      dataDir: '/srv/lingxing/data',
      demo: 'ask',
      clockStart: undefined,
      fontDirs: [],
      proxies: [],
      database: undefined,
      loopback: true,
      notices: { mail: undefined, mailDomains: [], address: undefined, allowPrivate: false, secretKey: undefined },
    });
    expect(read({ PORT: '', LINGXING_DATA: '/var/lib/lingxing' })).toMatchObject({ port: 7180, dataDir: '/var/lib/lingxing' });
  });

  it('reads a time without a zone as one of Asia/Shanghai', () => {
    // 09:00 in Shanghai is 01:00 UTC.
    expect(read({ LINGXING_CLOCK: '2026-11-23T09:00:00' }).clockStart).toBe(Date.UTC(2026, 10, 23, 1));
    expect(read({ LINGXING_CLOCK: '2026-11-23T09:00:00+08:00' }).clockStart).toBe(Date.UTC(2026, 10, 23, 1));
    expect(() => read({ LINGXING_CLOCK: '2026-11-23T09:00:00', LINGXING_DEMO: 'off' })).toThrow(/演示数据/u);
  });
});

describe('demo data', () => {
  const fresh = { empty: true, seeded: false };
  const inUse = { empty: false, seeded: false };
  const seeded = { empty: false, seeded: true };

  it('fills an empty deployment unless told not to', () => {
    expect(isDemo(read({}), fresh)).toBe(true);
    expect(isDemo(read({ LINGXING_DEMO: 'off' }), fresh)).toBe(false);
    expect(isDemo(read({}), inUse)).toBe(false);
    expect(isDemo(read({ LINGXING_DEMO: 'on' }), inUse)).toBe(false);
    expect(isDemo(read({}), seeded)).toBe(true);
  });

  it('is not served to others unless that is said aloud', () => {
    expect(() => isDemo(read({ HOST: '0.0.0.0' }), fresh)).toThrow(/LINGXING_DEMO=on/u);
    expect(() => isDemo(read({ HOST: '0.0.0.0', LINGXING_DEMO: 'off' }), seeded)).toThrow(/LINGXING_DEMO=on/u);
    expect(isDemo(read({ HOST: '0.0.0.0', LINGXING_DEMO: 'on' }), seeded)).toBe(true);
    expect(isDemo(read({ HOST: '0.0.0.0', LINGXING_DEMO: 'off' }), fresh)).toBe(false);
    expect(isDemo(read({ HOST: '0.0.0.0' }), inUse)).toBe(false);
    for (const HOST of ['localhost', '::1']) expect(isDemo(read({ HOST }), seeded)).toBe(true);
  });

  it('alone runs on a set clock, which goes on from there', () => {
    const LINGXING_CLOCK = '2026-11-23T09:00:00+08:00';
    expect(() => isDemo(read({ LINGXING_CLOCK }), inUse)).toThrow(/LINGXING_CLOCK/u);
    expect(isDemo(read({ LINGXING_CLOCK }), seeded)).toBe(true);
    const start = Date.parse(LINGXING_CLOCK);
    const clock = clockFrom(start);
    const first = clock.now();
    expect(first).toBeGreaterThanOrEqual(start);
    expect(first).toBeLessThan(start + 60_000);
    expect(clock.now()).toBeGreaterThanOrEqual(first);
  });
});
