/** What is said of a listing that does what the handout's does, its mistakes too. */
export const handoutsOwn = "handout";
