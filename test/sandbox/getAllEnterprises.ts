import { checkContract } from './checkContract';
import { invalid, type OperationCall, type OperationResult } from './operation';

/** `enterprises/getAll`: the enterprises of the token, by pages. */
export function getAllEnterprises({ body, session }: OperationCall): OperationResult {
  const check = checkContract('EnterpriseFilterParameters', body);
  if (check.kind === 'invalid') return invalid(check.parameter);
  const { EnterpriseIds, Limitation } = check.value;
  const wanted = EnterpriseIds?.map((id) => id.toLowerCase());
  const all = session.enterprises.filter(({ Id }) => wanted === undefined || wanted.includes(Id));
  const from = Limitation.Cursor ? all.findIndex(({ Id }) => Id === Limitation.Cursor) + 1 : 0;
  const page = all.slice(from, from + Limitation.Count);
  const last = page.at(-1);
  return {
    kind: 'done',
    body: {
      Enterprises: page.map(({ Id, Name, chain }) => ({ Id, ChainId: chain.Id, Name })),
      Cursor: last !== undefined && last !== all.at(-1) ? last.Id : null,
    },
  };
}
