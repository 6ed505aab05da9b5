import { mixSeeds } from "./random";

/** A customer of the sample company. */
export interface SampleContact {
  readonly id: string;
  /** Absent for the few of whom only a number is known. */
  readonly name?: string;
}

const firstNames = (
  "Ada Alberto Amara Anders Bianca Bruno Carmen Cedric Dalia Daniel Edith Emre Farah Felix Gloria Goran " +
  "Hannah Hugo Imani Ivo Jana Jorge Katya Kenji Laila Leon Marta Milan Nadia Noah Olga Oscar Paula Pavel " +
  "Rania Ruben Sofia Stefan Tara Theo Ursula Victor Wanda Wei Yara Yusuf Zoe Zoran"
).split(" ");

const lastNames = (
  "Abebe Alvarez Bakker Bergström Castillo Chen Costa Dahl Diallo Dubois Eriksen Fischer Fontaine Gallo " +
  "Garcia Haas Hansen Horvat Ibrahim Ito Jansen Jovanović Kaya Keita Kim Kowalski Lambert Lopes Maier Mendes " +
  "Meyer Nakamura Ndlovu Nguyen Novak O'Brien Okafor Olsen Ozturk Park Pereira Popescu Quinn Reyes Ricci " +
  "Rossi Said Santos Schmidt Silva Singh Svensson Takeda Torres Vargas Virtanen Walsh Weber Yilmaz Zhang"
).split(" ");

/** The contact of a number, always the same. */
export function contactOf(number: number): SampleContact {
  const mixed = mixSeeds(number, 0x636f6e);
  const id = `k${number + 1}`;
  if (mixed % 41 === 0) return { id };
  const first = firstNames[(mixed >>> 3) % firstNames.length];
  const last = lastNames[(mixed >>> 11) % lastNames.length];
  return { id, name: `${first} ${last}` };
}

/** How many customers so many conversations are held with: most come back. */
export function contactCount(conversations: number): number {
  return Math.max(1, Math.ceil(conversations * 0.42));
}
