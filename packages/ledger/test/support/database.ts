/** Where the tests of this package take their databases from; other packages import `@lingxing/ledger/testing`. */
export * from '../../src/testing.ts';
