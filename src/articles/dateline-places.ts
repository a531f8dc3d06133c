/** Cities that datelines name in small letters and without an agency ("New Delhi: …"). */
export const DATELINE_PLACES: ReadonlySet<string> = new Set(
  [
    'Abuja Accra Addis_Ababa Ahmedabad Algiers Amman Amsterdam Ankara Antananarivo Aleppo Athens Atlanta Auckland',
    'Baghdad Baku Bamako Bangkok Bangalore Bengaluru Barcelona Beijing Beirut Belfast Belgrade Berlin Berne Bern Bhopal Bogota Bogotá',
    'Bonn Boston Brasilia Brasília Bratislava Brussels Bucharest Budapest Buenos_Aires Cairo Calcutta Canberra Caracas Chandigarh',
    'Chennai Chicago Colombo Copenhagen Dakar Dallas Damascus Dar_es_Salaam Davos Delhi Detroit Dhaka Doha Dubai Dublin Dushanbe',
    'Edinburgh Frankfurt Freetown Gaza Gaza_City Geneva Guatemala_City Guwahati Hangzhou Hanoi Harare Havana Helsinki Hong_Kong',
    'Honolulu Houston Hyderabad Islamabad Istanbul Jaipur Jakarta Jammu Jerusalem Johannesburg Kabul Kampala Karachi Kathmandu',
    'Khartoum Kiev Kyiv Kigali Kingston Kinshasa Kochi Kolkata Kuala_Lumpur Kuwait_City Lagos Lahore La_Paz Lima Lisbon Ljubljana',
    'London Los_Angeles Lucknow Luxembourg Madrid Male Managua Manama Manila Maputo Melbourne Mexico_City Miami Milan Minsk',
    'Mogadishu Montevideo Montreal Moscow Mumbai Munich Muscat Nairobi Nassau New_Delhi New_York Nicosia Oslo Ottawa Panama_City',
    'Paris Patna Peshawar Philadelphia Phnom_Penh Port-au-Prince Prague Pretoria Pristina Pune Pyongyang Quito Rabat Ramallah Ranchi',
    'Rangoon Reykjavik Riga Rio_de_Janeiro Riyadh Rome San_Francisco San_Jose San_Salvador Sanaa Santiago Santo_Domingo Sao_Paulo',
    'São_Paulo Sarajevo Seattle Seoul Shanghai Shimla Singapore Skopje Sofia Srinagar Stockholm Sydney Taipei Tallinn Tashkent Tbilisi',
    'Tegucigalpa Tehran Tel_Aviv The_Hague Thiruvananthapuram Tirana Tokyo Toronto Tripoli Tunis Ulaanbaatar United_Nations Vancouver',
    'Vatican_City Vienna Vientiane Vilnius Warsaw Washington Wellington Windhoek Yangon Yaounde Yerevan Zagreb Zurich',
  ]
    .join(' ')
    .split(' ')
    .map((place) => place.replaceAll('_', ' ')),
);
