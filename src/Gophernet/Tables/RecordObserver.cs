using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Sees a record.</summary>
internal delegate void RecordObserver(CsvRecord record);
