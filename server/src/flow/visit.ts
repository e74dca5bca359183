/** The places in a statement: visited one after the other, or all replaced by others. */
import type { FlowStatement, Operand, PlaceId, Value } from './graph.ts';

/** Every place that the statement names, in no particular order. */
export function forEachPlace(statement: FlowStatement, visit: (place: PlaceId) => void): void {
  mapPlaces(statement, (place) => {
    visit(place);
    return place;
  });
}

/** The statement with other places. */
export function mapPlaces(statement: FlowStatement, to: (place: PlaceId) => PlaceId): FlowStatement {
  switch (statement.kind) {
    case 'assign':
      return { ...statement, value: mapValue(statement.value, to), target: to(statement.target) };
    case 'read':
    case 'obscure':
    case 'drop':
      return { ...statement, place: to(statement.place) };
    case 'storage-live':
    case 'storage-dead':
      return statement;
  }
}

function mapValue(value: Value, to: (place: PlaceId) => PlaceId): Value {
  switch (value.kind) {
    case 'use':
      return { ...value, operand: mapOperand(value.operand, to) };
    case 'borrow':
      return { ...value, place: to(value.place) };
    case 'make':
    case 'call':
      return { ...value, operands: value.operands.map((operand) => mapOperand(operand, to)) };
  }
}

function mapOperand(operand: Operand, to: (place: PlaceId) => PlaceId): Operand {
  return operand.kind === 'constant' ? operand : { ...operand, place: to(operand.place) };
}
