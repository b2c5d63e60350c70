import { randomUUID } from 'node:crypto';
import type { Answer } from './answer';
import type { AnswerChange } from './fault';

type Members = Readonly<Record<string, unknown>>;

/** A success with its programs changed; an answer without programs, such as an error, stays as it is. */
export function changedAnswer(answer: Answer, change: AnswerChange, index = 0): Answer {
  const body: unknown = answer.body === '' ? null : JSON.parse(answer.body);
  if (!isMembers(body) || !Array.isArray(body.LoyaltyPrograms)) {
    return answer;
  }
  return {
    ...answer,
    body: JSON.stringify(changedBody(body, body.LoyaltyPrograms.filter(isMembers), change, index)),
  };
}

function changedBody(body: Members, programs: readonly Members[], change: AnswerChange, index: number): Members {
  const withPrograms = (changed: readonly Members[]): Members => ({ ...body, LoyaltyPrograms: changed });
  const withOne = (members: Members): Members =>
    withPrograms(programs.map((program, at) => (at === index ? { ...program, ...members } : program)));
  const program = programs[index];
  switch (change) {
    case 'noMember':
      return {};
    case 'none':
      return withPrograms([]);
    case 'fewer':
      return withPrograms(programs.filter((_, at) => at !== index));
    case 'foreign':
      return withPrograms([...programs, { ...program, Id: randomUUID(), Name: 'Foreign Club', Code: 'FOREIGN' }]);
    case 'reordered':
      return withPrograms(programs.toReversed());
    case 'missingId':
      return withOne({ Id: undefined });
    case 'emptyId':
      return withOne({ Id: '' });
    case 'numericId':
      return withOne({ Id: 17 });
    case 'duplicateId':
      return withPrograms(programs.map((each) => ({ ...each, Id: program?.Id })));
    case 'missingChainId':
      return withPrograms(programs.map((each) => ({ ...each, ChainId: undefined })));
    case 'otherChainId':
      return withPrograms(programs.map((each) => ({ ...each, ChainId: '8a1f6cc0-7c43-4b1e-9d52-3f1e0b7a6d90' })));
    case 'changedName':
      return withOne({ Name: `${program?.Name} Plus` });
    case 'changedCode':
      return withOne({ Code: `${program?.Code}X` });
    case 'extraMembers':
      return {
        ...withPrograms(programs.map((each) => ({ ...each, DataClusterId: '8ddea57b-6a5c-4eec-8c4c-24467dce118e' }))),
        Cursor: program?.Id ?? null,
      };
  }
}

function isMembers(value: unknown): value is Members {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
