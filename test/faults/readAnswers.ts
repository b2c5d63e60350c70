/** What every server of the faults says to a read: no fault is meant for these. */
export const readAnswers: Readonly<Record<string, unknown>> = {
  'loyaltyPrograms/getAll': { LoyaltyPrograms: [], Cursor: null },
  'configuration/get': {
    NowUtc: '2026-11-26T12:00:00Z',
    Enterprise: {
      Id: '5e3c1b70-8d4a-4f0e-9a52-1f0d6c7b8a90',
      Name: 'Hotel Aurora',
      ChainId: '2c8d9e10-6f4b-4a3c-8e71-90a1b2c3d4e5',
      ChainName: 'Aurora Hotels',
    },
  },
};
