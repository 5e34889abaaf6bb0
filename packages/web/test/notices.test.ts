import { describe, expect, it } from 'vitest';
import { matterOfPath, placeOf } from '../src/notices/places.ts';

const ID = '01a2017c-3af9-7e96-a0b3-d407a332a928';

describe('the page of a matter', () => {
  it.each(['/', '/documents', '/documents/new', `/documents/${ID}/edit`, `/documents/${ID}x`, `/rules/${ID}`, `/x/documents/${ID}`])(
    '%s is none',
    (path) => expect(matterOfPath(path)).toBeUndefined(),
  );
  it('is known by its address', () => {
    expect(matterOfPath(`/documents/${ID}`)).toBe(ID);
    expect(matterOfPath(`/incoming/${ID}`)).toBe(ID);
  });
});

describe('a notice leads', () => {
  it('nowhere else where it is about nothing that has a page', () => {
    expect(placeOf({ kind: 'waiting' })).toBe('/notices');
  });
  it('to its matter, and a stopped webhook to where it is set', () => {
    expect(placeOf({ kind: 'waiting', matter: ID, procedure: 'document' })).toBe(`/documents/${ID}`);
    expect(placeOf({ kind: 'chased', matter: ID, procedure: 'incoming' })).toBe(`/incoming/${ID}`);
    expect(placeOf({ kind: 'webhook-stopped' })).toBe('/admin/webhook');
  });
});
