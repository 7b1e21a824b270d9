/** The note on a listing that does what the handout's listing does, including its mistakes. */
export const handoutsOwn = "handout";
