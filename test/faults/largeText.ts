/** The text of a file with the largest request there is: each Name as long as it may be, in characters of four bytes. */
export const largeText = JSON.stringify({
  LoyaltyPrograms: Array.from({ length: 1000 }, (_, index) => ({
    Name: '🏨'.repeat(100),
    Code: `L${index}`,
    Type: 'Hotel',
    Subscription: 'Free',
  })),
});
