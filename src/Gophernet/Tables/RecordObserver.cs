using Gophernet.Csv;

namespace Gophernet.Tables;

/// <summary>Sees a record.</summary>
public delegate void RecordObserver(CsvRecord record);
