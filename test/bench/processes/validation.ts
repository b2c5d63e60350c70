import { sendFigures } from '../figures';
import { interleave, type Rounds, ratioOfMinima } from '../interleave';
import { ours } from '../ours';
import { peer } from '../peer';
import { FAULTS, loyaltyText } from '../texts';

// Arguments: the number of programs, the fault, the schema's Uri.
void main();

async function main(): Promise<void> {
  const [, , count = '', wanted, schemaUri = ''] = process.argv;
  const fault = FAULTS.find((known) => known === wanted) ?? 'none';
  const text = loyaltyText(Number(count), fault);
  const check = ours(text);
  const peerCheck = peer(text, schemaUri);
  const parses = !fault.startsWith('no quote');
  const times = await interleave(
    { parse: () => parses && JSON.parse(text), ours: check, again: check, peer: peerCheck },
    roundsFor(Number(count), fault === 'seven errors each'),
  );
  sendFigures({
    ...(parses && { parse: [ratioOfMinima(times('ours'), times('parse'))] }),
    peer: [ratioOfMinima(times('ours'), times('peer'))],
    same: [ratioOfMinima(times('again'), times('ours'))],
    found: [check()],
    ...(fault !== 'seven errors each' && { peerFound: [await peerCheck()] }),
  });
}

/** The peer takes seconds for a hundred thousand errors. */
function roundsFor(count: number, slow: boolean): Rounds {
  if (slow) return { warmups: 0, rounds: 1, repeats: 1 };
  if (count >= 20_000) return { warmups: 1, rounds: 5, repeats: 1, collect: true };
  return count >= 1000 ? { warmups: 10, rounds: 40, repeats: 2 } : { warmups: 20, rounds: 40, repeats: 100 };
}
