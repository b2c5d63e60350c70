import type { CreatedLoyaltyProgram } from '../mews/loyaltyProgram';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * The program with every token redacted by `clean`, a `redactor`. An Id in Mews' own shape stays as it is: a token of a
 * few characters must not cost it.
 */
export function programWithoutTokens(
  program: CreatedLoyaltyProgram,
  clean: (text: string) => string,
): CreatedLoyaltyProgram {
  const { Id, ChainId, Name, Code, Type, Subscription } = program;
  return {
    Id: UUID.test(Id) ? Id : clean(Id),
    ...(ChainId !== undefined && { ChainId: clean(ChainId) }),
    ...(Name !== undefined && { Name: clean(Name) }),
    ...(Code !== undefined && { Code: clean(Code) }),
    ...(Type !== undefined && { Type: clean(Type) }),
    ...(Subscription !== undefined && { Subscription: clean(Subscription) }),
  };
}
