/** A group of properties that share their programs. */
export interface Chain {
  readonly Id: string;
  readonly Name: string;
}

/** A property; `chain` is what its programs belong to. */
export interface Enterprise {
  readonly Id: string;
  readonly Name: string;
  readonly chain: Chain;
}

/** The chains of the sandbox. No token reaches `meridianStays`: naming it is what a 403 is for. */
export const chains = {
  auroraHotels: { Id: '62791846-d2ee-4093-9349-fcc13a3ccc51', Name: 'Aurora Hotels' },
  borealisCollection: { Id: '574af6c7-76c8-4ae1-8c64-53195c04ef59', Name: 'Borealis Collection' },
  meridianStays: { Id: 'c18ee56c-af2d-40f4-bfc1-f4985555cea6', Name: 'Meridian Stays' },
} as const satisfies Record<string, Chain>;

/** The enterprises of the sandbox, two in each chain the portfolio token reaches. */
export const enterprises = {
  hotelAurora: { Id: '10b158e2-1d28-4725-8ef2-ee9555b3ab88', Name: 'Hotel Aurora', chain: chains.auroraHotels },
  auroraLakeside: { Id: '3777f4c9-de00-46db-b566-d5c9d29e592a', Name: 'Aurora Lakeside', chain: chains.auroraHotels },
  borealisCentral: {
    Id: '0a4a96b7-1846-4e7e-b981-e7b809624e46',
    Name: 'Borealis Central',
    chain: chains.borealisCollection,
  },
  borealisHarbour: {
    Id: '755a3980-4b73-45b5-bfd6-8685d1ab4ea5',
    Name: 'Borealis Harbour',
    chain: chains.borealisCollection,
  },
} as const satisfies Record<string, Enterprise>;
