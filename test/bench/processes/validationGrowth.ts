import { sendFigures } from '../figures';
import { interleave, ratioOfMinima } from '../interleave';
import { ours } from '../ours';
import { loyaltyText } from '../texts';

// How much more time a program of 20,000 takes than one of 1,000.
void main();

async function main(): Promise<void> {
  const small = ours(loyaltyText(1000, 'none'));
  const large = ours(loyaltyText(20_000, 'none'));
  const times = await interleave({ small, again: small, large }, { warmups: 2, rounds: 6, repeats: 1, collect: true });
  sendFigures({
    growth: [ratioOfMinima(times('large'), times('small')) / 20],
    same: [ratioOfMinima(times('again'), times('small'))],
  });
}
